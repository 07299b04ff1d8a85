using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Autograder.Api.Data;

/// <summary>The database. Tables are made by the SQL files in Migrations/; this only maps them.</summary>
internal sealed class PortalDb(DbContextOptions<PortalDb> options) : IdentityUserContext<Person, long>(options)
{
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<Course> Courses => Set<Course>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<CourseAssignment> Assignments => Set<CourseAssignment>();
    public DbSet<PackageVersion> PackageVersions => Set<PackageVersion>();
    public DbSet<Extension> Extensions => Set<Extension>();
    public DbSet<Team> Teams => Set<Team>();
    public DbSet<TeamMember> TeamMembers => Set<TeamMember>();
    public DbSet<Submission> Submissions => Set<Submission>();
    public DbSet<SubmissionAuthor> SubmissionAuthors => Set<SubmissionAuthor>();
    public DbSet<StoredGrade> Grades => Set<StoredGrade>();
    public DbSet<Job> Jobs => Set<Job>();
    public DbSet<WorkerRow> Workers => Set<WorkerRow>();
    public DbSet<MarkingDecision> Decisions => Set<MarkingDecision>();
    public DbSet<RubricLine> RubricLines => Set<RubricLine>();
    public DbSet<AppliedLine> AppliedLines => Set<AppliedLine>();
    public DbSet<SavedComment> SavedComments => Set<SavedComment>();
    public DbSet<MarkingClaim> MarkingClaims => Set<MarkingClaim>();
    public DbSet<RegradeRequest> RegradeRequests => Set<RegradeRequest>();
    public DbSet<Regrade> Regrades => Set<Regrade>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();
    public DbSet<AnswerDraft> AnswerDrafts => Set<AnswerDraft>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<Person>().ToTable("people");
        model.Entity<IdentityUserClaim<long>>().ToTable("person_claims");
        model.Entity<IdentityUserLogin<long>>().ToTable("person_logins");
        model.Entity<IdentityUserToken<long>>().ToTable("person_tokens");
        model.Entity<InvitedMembership>().ToTable("invited_memberships").HasKey(m => new { m.InvitationId, m.CourseId });
        model.Entity<Membership>().HasKey(m => new { m.CourseId, m.PersonId });
        model.Entity<TeamMember>().HasKey(m => new { m.TeamId, m.PersonId });
        model.Entity<SubmissionAuthor>().HasKey(a => new { a.SubmissionId, a.PersonId });
        model.Entity<MarkingClaim>().HasKey(c => new { c.SubmissionId, c.Item });
        model.Entity<EvidenceRow>().ToTable("evidence").HasKey(e => e.Key);
        model.Entity<AnswerDraft>().HasKey(d => new { d.AssignmentId, d.PersonId });
        model.Entity<AnswerDraft>().Property(d => d.Values).HasColumnType("jsonb");
        model.Entity<WorkerRow>().ToTable("workers");
        model.Entity<RubricLine>().Property(l => l.Revision).IsConcurrencyToken();
        model.Entity<CourseAssignment>().ToTable("assignments").HasOne(a => a.PackageVersion).WithMany().HasForeignKey(a => a.PackageVersionId);
        model.Entity<PackageVersion>().HasOne(v => v.Assignment).WithMany().HasForeignKey(v => v.AssignmentId);
        model.Entity<Submission>().HasOne(s => s.Grade).WithMany().HasForeignKey(s => s.GradeId);
        model.Entity<StoredGrade>().ToTable("grades").HasOne(g => g.Submission).WithMany().HasForeignKey(g => g.SubmissionId);
        model.Entity<MarkingDecision>().ToTable("decisions");
        model.Entity<AuditEntry>().ToTable("audit").Property(e => e.Details).HasColumnType("jsonb");
        model.Entity<Submission>().Property(s => s.Record).HasColumnType("json");
        model.Entity<Regrade>().Property(r => r.Changes).HasColumnType("jsonb");
        model.Entity<PackageVersion>().Property(v => v.CheckReport).HasColumnType("jsonb");
        SnakeCase.Apply(model);
    }

    /// <summary>Enums are stored by name, wall-clock times without a zone.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveColumnType("timestamp without time zone");
        conventions.Properties<DateTimeOffset>().HaveConversion<InUtc>();
        conventions.Properties<decimal>().HaveColumnType("numeric");
        foreach (var type in new[] { typeof(CourseRole), typeof(ReleaseRule), typeof(CheckState), typeof(SubmissionState), typeof(SubmissionOrigin), typeof(GradeCause), typeof(JobKind), typeof(JobState) })
        {
            conventions.Properties(type).HaveConversion<string>();
        }

        conventions.Properties<JobPriority>().HaveConversion<int>();
    }
}
